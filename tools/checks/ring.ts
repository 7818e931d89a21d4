import { isTest } from './source-file.ts';

/** Where a file stands: its ring decides what it may import. */
export type Ring =
  | { readonly kind: 'kernel' | 'messages' | 'demo' | 'stories' | 'tools' | 'bench' }
  | { readonly kind: 'engine' | 'platform' | 'app'; readonly name: string }
  | {
      readonly kind: 'module';
      readonly name: string;
      /** Plain files are pure or orchestrating; edges touch the platform; the door only names. */
      readonly part: 'plain' | 'edge' | 'door';
    };

export function ringOf(path: string): Ring {
  const [top = '', name = ''] = path.split('/');
  switch (top) {
    case 'kernel':
    case 'messages':
    case 'demo':
    case 'stories':
    case 'bench':
      return { kind: top };
    case 'engines':
      return { kind: 'engine', name };
    case 'platform':
      return { kind: 'platform', name };
    case 'apps':
      return { kind: 'app', name };
    case 'modules':
      return { kind: 'module', name, part: partOf(path) };
    default:
      return { kind: 'tools' };
  }
}

function partOf(path: string): 'plain' | 'edge' | 'door' {
  if (/^modules\/[^/]+\/index\.ts$/.test(path)) return 'door';
  if (isTest(path) || path.endsWith('.sql.ts') || /[/.](routes|jobs)\.ts$/.test(path)) return 'edge';
  return 'plain';
}
