// How every calculation of this engine is written down.
export { label, parameter, step, valueOf } from '@cordee/kernel';
