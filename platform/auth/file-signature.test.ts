import { expect, it } from 'vitest';
import { fileHash, isFileSigned, newSigningKey, signFile } from './file-signature.ts';

const text = new TextEncoder().encode('Lettre d’objectifs');

it('holds for the bytes that were signed, and for no other key or text', () => {
  const [own, other] = [newSigningKey(), newSigningKey()];
  const signature = signFile(own.privateKey, text);
  expect(isFileSigned(own.publicKey, text, signature)).toBe(true);
  expect(isFileSigned(other.publicKey, text, signature)).toBe(false);
  expect(isFileSigned(own.publicKey, text.slice(1), signature)).toBe(false);
});

it('takes a signature in one spelling only, and no key that is none', () => {
  const { publicKey, privateKey } = newSigningKey();
  const signature = signFile(privateKey, text);
  expect(isFileSigned(publicKey, text, `${signature}\n`)).toBe(false);
  expect(isFileSigned(publicKey, text, signature.replace('==', ''))).toBe(false);
  expect(isFileSigned('AAAA', text, signature)).toBe(false);
});

it('knows a file by its SHA-256', () => {
  expect(fileHash(new TextEncoder().encode('orders'))).toBe(
    '1c168adb00d208e42f93314529f1fa9c0427eb63233ceda95a5db52b7012a719',
  );
});
