// Which addresses may be connected to. Everything that is not a public unicast address is closed unless it is allowed.
import { BlockList, isIP, isIPv4 } from 'node:net';

export type Fence = { readonly isOpen: (address: string) => boolean };

/** IANA's special-purpose registry for IPv4: this host, private, shared, loopback, link-local, tests, multicast, reserved. */
const closedIpv4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];
/** Within the public unicast addresses of IPv6: those that stand for others, and those of examples. */
const closedIpv6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const publicIpv6 = ['2000::/3'];

/** `allowed`: addresses and ranges such as 10.0.0.0/8 that are open all the same. Throws on one that is neither. */
export function openFence(allowed: readonly string[]): Fence {
  const [open, closed, unicast] = [
    rangesOf(allowed),
    rangesOf([...closedIpv4, ...closedIpv6]),
    rangesOf(publicIpv6),
  ];
  return {
    isOpen: (address) => {
      const family = isIP(address);
      if (family === 0) return false;
      const type = family === 4 ? 'ipv4' : 'ipv6';
      if (open.check(address, type)) return true;
      return !closed.check(address, type) && (type === 'ipv4' || unicast.check(address, type));
    },
  };
}

function rangesOf(written: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of written) {
    const [address = '', bits] = range.split('/');
    if (isIP(address) === 0) throw new Error(`${range} is neither an address nor a range of addresses`);
    const type = isIPv4(address) ? 'ipv4' : 'ipv6';
    list.addSubnet(address, Number(bits ?? (type === 'ipv4' ? 32 : 128)), type);
  }
  return list;
}
