export { computeTrainer } from './trainer.ts';
