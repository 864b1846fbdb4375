import { implement } from '@wordloom/stage';
import { bytesFromBytes } from './bytes-from-bytes.ts';
import { step } from './stages.ts';

export default implement(step, bytesFromBytes);
