import { useState } from 'react';
import { m } from '@cordee/messages';
import type { ImportKind, ImportMapping, UploadedFile } from '../../api/imports.ts';
import { Page } from '../../ui/page.tsx';
import { FileStep } from './file-step.tsx';
import { LoadStep } from './load-step.tsx';
import { MappingStep } from './mapping-step.tsx';
import { WizardSteps } from './wizard-steps.tsx';

type Mapped = { readonly kind: ImportKind; readonly source: string; readonly mapping: ImportMapping };

/** Drop a file, say what it is, see what will happen, then let it happen. */
export function ImportWizard() {
  const [file, setFile] = useState<UploadedFile | null>(null);
  const [mapped, setMapped] = useState<Mapped | null>(null);
  const step = mapped ? 2 : Number(file !== null);
  return (
    <Page title={m['web.import_title']()} lead={file ? file.name : m['web.import_lead']()}>
      <WizardSteps
        labels={[m['web.import_step_file'](), m['web.import_step_columns'](), m['web.import_step_load']()]}
        current={step}
      />
      {!file && <FileStep onUploaded={setFile} />}
      {file && !mapped && <MappingStep file={file} onBack={() => setFile(null)} onMapped={setMapped} />}
      {file && mapped && (
        <LoadStep order={{ fileId: file.fileId, ...mapped }} onBack={() => setMapped(null)} />
      )}
    </Page>
  );
}
