// A stored explanation names parts of its plan by their codes; who reads it is told what the plan calls them.
import { partNames, type PlanParts } from '@cordee/engine-compensation';
import type { Explanation, Locale, Quantity } from '@cordee/kernel';
import { sayTold } from '@cordee/modules/plans';

/** The same tree, whose sentences call components, draws, guarantees and limits as the plan does in that language. */
export function namedExplanation(explanation: Explanation, parts: PlanParts, locale: Locale): Explanation {
  const names = new Map([...partNames(parts)].map(([code, told]) => [code, sayTold(told, locale)]));
  return renamed(explanation, names);
}

type Names = ReadonlyMap<string, string>;

function renamed<Node extends Explanation>(node: Node, names: Names): Node {
  const label = { ...node.label, args: namedArgs(node.label.args, names) };
  if (node.kind === 'step')
    return { ...node, label, inputs: node.inputs.map((each) => renamed(each, names)) };
  if (node.kind === 'sum')
    return { ...node, label, rows: node.rows?.map((each) => renamed(each, names)) ?? null };
  return { ...node, label };
}

type Args = Readonly<Record<string, string | Quantity>>;

/** The arguments of a sentence that are the code of a part. */
const NAMING = ['component', 'code'];

function namedArgs(args: Args, names: Names): Args {
  return Object.fromEntries(
    Object.entries(args).map(([key, value]) => [
      key,
      typeof value === 'string' && NAMING.includes(key) ? (names.get(value) ?? value) : value,
    ]),
  );
}
