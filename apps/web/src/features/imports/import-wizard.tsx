import { useState } from 'react';
import { m } from '@cordee/messages';
import type { FilePreview } from '../../api/imports.ts';
import { Page } from '../../ui/page.tsx';
import { FileStep } from './file-step.tsx';
import { LoadStep } from './load-step.tsx';
import { MappingStep, type Mapped } from './mapping-step.tsx';
import { WizardSteps } from './wizard-steps.tsx';

/** Drop a file, say what it is, see what will happen, then let it happen. */
export function ImportWizard() {
  const [file, setFile] = useState<FilePreview | null>(null);
  const [mapped, setMapped] = useState<Mapped | null>(null);
  const step = mapped ? 2 : Number(file !== null);
  return (
    <Page title={m['web.import_title']()} lead={file ? file.name : m['web.import_lead']()}>
      <WizardSteps
        labels={[m['web.import_step_file'](), m['web.import_step_columns'](), m['web.import_step_load']()]}
        current={step}
      />
      {!file && <FileStep onUploaded={setFile} />}
      {file && (
        // Kept while the import is shown, so that going back finds the choices as they were left.
        <div hidden={mapped !== null}>
          <MappingStep file={file} onBack={() => setFile(null)} onMapped={setMapped} />
        </div>
      )}
      {file && mapped && (
        <LoadStep
          order={{ fileId: file.fileId, fileName: file.name, ...mapped }}
          onBack={() => setMapped(null)}
        />
      )}
    </Page>
  );
}
