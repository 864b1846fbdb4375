import { implement } from '@wordloom/stage';
import { bytesFromBytes } from './bytes-from-bytes.ts';
import { risk } from './stages.ts';

export default implement(risk, bytesFromBytes);
