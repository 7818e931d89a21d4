export { openGazetteer, type Gazetteer, type TownWords } from './gazetteer.ts';
