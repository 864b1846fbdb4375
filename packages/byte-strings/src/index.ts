export { ByteStrings, PADDING } from './byte-strings.ts';
