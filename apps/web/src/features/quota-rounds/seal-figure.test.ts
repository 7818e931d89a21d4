import { expect, it } from 'vitest';
import { makeKeyPair, openSeal, sealFigure, type SealedSide } from './seal-figure.ts';

const figure = {
  kept: '120000',
  lost: '0',
  gained: '5000',
  price: '-10',
  text: 'Parce que l’été…',
  means: '',
};
const place = { dossierId: 'd', side: 'seller' as SealedSide };

async function sealed() {
  const [own, other, stranger] = [await makeKeyPair(), await makeKeyPair(), await makeKeyPair()];
  const keys = [
    { id: 'other', publicKey: other.publicKey },
    { id: 'own', publicKey: own.publicKey },
  ];
  const seal = { side: place.side, ...(await sealFigure(place, figure, keys)) };
  return { seal, own, other, stranger };
}

it('opens for the two it was sealed to, with the share of the server', async () => {
  const { seal, own, other } = await sealed();
  for (const [id, { privateKey }] of [
    ['own', own],
    ['other', other],
  ] as const)
    expect(await openSeal('d', seal, { id, privateKey })).toMatchObject(figure);
});

it('stays shut to another key, without the right share of the server, in another dossier, and when anything is changed', async () => {
  const { seal, other, stranger } = await sealed();
  const key = { id: 'other', privateKey: other.privateKey };
  const turned = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
  const tries = [
    openSeal('d', seal, { id: 'other', privateKey: stranger.privateKey }),
    openSeal('d', seal, { id: 'stranger', privateKey: stranger.privateKey }),
    openSeal('d', { ...seal, ringShare: turned(seal.ringShare) }, key),
    openSeal('d', { ...seal, ciphertext: turned(seal.ciphertext) }, key),
    openSeal('d', { ...seal, commitment: 'f'.repeat(64) }, key),
    openSeal('d', { ...seal, side: 'manager' }, key),
    openSeal('e', seal, key),
  ];
  expect(await Promise.all(tries)).toEqual(tries.map(() => null));
});

it('gives the server nothing that says the figure, and never the same twice', async () => {
  const [a, b] = [(await sealed()).seal, (await sealed()).seal];
  expect(JSON.stringify(a)).not.toContain('120000');
  expect(a.commitment).not.toBe(b.commitment);
  expect(a.ringShare).not.toBe(b.ringShare);
});
