import type { ReactNode } from 'react';
import type { RulesBlock } from '../api/plan-rules.ts';

type Example = Extract<RulesBlock, { kind: 'example' }>;

/** The body of an article: sentences, lines of facts, tables, examples with their steps. */
export function RulesBlocks({ blocks }: { readonly blocks: readonly RulesBlock[] }) {
  // An article is read, never reordered: the place of a part is its identity.
  return blocks.map((block, index) => <Block key={`${block.kind}-${index}`} block={block} />);
}

function Block({ block }: { readonly block: RulesBlock }): ReactNode {
  switch (block.kind) {
    case 'text':
      return <p className="max-w-prose">{block.text}</p>;
    case 'heading':
      return <h3 className="text-[15px] font-semibold">{block.text}</h3>;
    case 'facts':
      return <Facts facts={block.facts} />;
    case 'table':
      return <Cells columns={block.columns} rows={block.rows} />;
    case 'example':
      return <WorkedExample example={block} />;
  }
}

function Facts({ facts }: { readonly facts: Example['figures'] }) {
  return (
    <dl className="grid max-w-prose grid-cols-1 gap-x-6 gap-y-1 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      {facts.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-muted">{label}</dt>
          <dd className="figures min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

type CellsProps = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

function Cells({ columns, rows }: CellsProps) {
  return (
    <div
      // A region that scrolls must be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table className="figures text-right">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className="border-b border-line px-3 py-1 font-medium">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.join('|')}>
              {row.map((cell, index) => (
                <td key={columns[index]} className="border-b border-line px-3 py-1">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function WorkedExample({ example }: { readonly example: Example }) {
  return (
    <div className="flex flex-col gap-2 border-l-2 border-accent pl-4">
      <h3 className="text-[15px] font-semibold">{example.title}</h3>
      <Facts facts={example.figures} />
      <ul className="flex flex-col gap-1">
        {example.lines.map(({ component, sentence, steps }) => (
          <li key={component}>
            <p className="text-[13px] text-muted">{component}</p>
            <p>{sentence}</p>
            {steps.map((step) => (
              <p key={step} className="figures text-[13px] text-muted">
                {step}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p className="figures font-semibold">
        {example.total.label} : {example.total.value}
      </p>
    </div>
  );
}
