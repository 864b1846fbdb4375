export { WasmBackend } from './backend.ts';
export { fusedOperations } from './fused-operations.ts';
export { registerKernels } from './register.ts';
