export {
  endpoint,
  fileAnswer,
  type Answer,
  type Caller,
  type Endpoint,
  type FileAnswer,
  type Policy,
} from './endpoint.ts';
export { createApi, localeOf, type ApiOptions, type AsOfRequest } from './api.ts';
export { refusalSentence } from './refusal-sentence.ts';
export {
  BusinessDate,
  ListQuery,
  Figure,
  NullableFigure,
  Problem,
  RoleName,
  SourcePlace,
} from './schemas.ts';
export { UploadedFile } from './upload.ts';
export { ExplanationAnswer, presentExplanation } from './explanation-answer.ts';
export { FormulaLookAnswer, presentFormulaLook } from './formula-look.ts';
