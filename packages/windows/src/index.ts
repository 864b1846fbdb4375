export { type CentersAndContexts, centersAndContexts, contextsInWindows } from './centers-and-contexts.ts';
export { countCenters, drawWindowSizes } from './window-sizes.ts';
