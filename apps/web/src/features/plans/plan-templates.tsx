import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { m } from '@cordee/messages';
import { planTemplatesQuery } from '../../api/plans.ts';
import { Section } from '../../ui/page.tsx';
import { PayoutShape } from './designer/payout-shape.tsx';
import { asList, asObject, asText, type JsonObject } from '../../api/plan-json.ts';

/** The usual plans, each with the shape of what its first component pays. */
export function PlanTemplates() {
  const templates = useQuery(planTemplatesQuery).data ?? [];
  return (
    <Section title={m['designer.templates']()}>
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {templates
          .filter(({ isQuick }) => !isQuick)
          .map(({ template, name, what, document }) => (
            <li key={template}>
              <Link
                to="/plan-designer"
                search={{ template }}
                className="flex h-full items-start gap-4 rounded-md border border-line bg-sheet p-4 hover:bg-hover"
              >
                <PayoutShape type={firstType(document as JsonObject) /* a document of the plan format */} />
                <span className="flex min-w-0 flex-col gap-1">
                  <span className="font-semibold text-accent underline underline-offset-2">{name}</span>
                  <span className="text-[14px] text-muted">{what}</span>
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </Section>
  );
}

const firstType = (document: JsonObject) => asText(asObject(asList(document['components'])[0])['type']);
