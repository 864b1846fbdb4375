import type { Columns } from '@wordloom/schema';
import type { z } from 'zod';

/** An Arrow table with these columns. */
export interface TableType<C extends Columns = Columns> {
  readonly kind: 'table';
  readonly name: string;
  readonly columns: C;
  /** The same table where only these columns are read: a change in another does not rerun the reader. */
  select<K extends keyof C & string>(...names: K[]): TableType<Pick<C, K>>;
}

/** One JSON value. */
export interface RecordType<S extends z.ZodType = z.ZodType> {
  readonly kind: 'record';
  readonly name: string;
  readonly schema: S;
}

/** Bytes in a format of their own. */
export interface FileType<M extends string = string> {
  readonly kind: 'file';
  readonly name: string;
  /** Such as `text/plain`; what an input asks for, an output must have. */
  readonly mediaType: M;
}

/** What an artifact is. Declared once by the package that owns the format, and shared by all stages that write or read it. */
export type ArtifactType = TableType | RecordType | FileType;

export function tableType<const C extends Columns>(name: string, columns: C): TableType<C> {
  return {
    kind: 'table',
    name,
    columns,
    select: <K extends keyof C & string>(...names: K[]) =>
      tableType(name, Object.fromEntries(names.map((key) => [key, columns[key]])) as unknown as Pick<C, K>),
  };
}

export function recordType<S extends z.ZodType>(name: string, schema: S): RecordType<S> {
  return { kind: 'record', name, schema };
}

export function fileType<const M extends string>(name: string, mediaType: M): FileType<M> {
  return { kind: 'file', name, mediaType };
}

/** UTF-8 text, as every text asset gives it. */
export const text = fileType('text', 'text/plain');
