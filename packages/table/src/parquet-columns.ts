import type { Column, ItemColumn, NumberType } from '@wordloom/schema';
import type { SchemaElement, SchemaTree } from 'hyparquet';

const plain: Partial<Record<NonNullable<SchemaElement['type']>, ItemColumn | { readonly type: 'bool' }>> = {
  BOOLEAN: { type: 'bool' },
  INT32: { type: 'int32' },
  INT64: { type: 'int64' },
  FLOAT: { type: 'float32' },
  DOUBLE: { type: 'float64' },
};

/** What a column of a Parquet file is as a column of a table, or the words for a type that tables do not have. */
export function columnOfParquet(tree: SchemaTree): Column | string {
  const { element, children } = tree;
  if (children.length === 0) {
    const type = typeOfLeaf(element);
    if (typeof type === 'string' || element.repetition_type !== 'REPEATED') return type;
    return asList(type); // a repeated leaf alone is a list, see LogicalTypes.md of apache/parquet-format
  }
  const isList = element.converted_type === 'LIST' || element.logical_type?.type === 'LIST';
  const repeated = children[0]!;
  if (!isList || children.length !== 1 || repeated.element.repetition_type !== 'REPEATED')
    return element.converted_type?.toLowerCase() ?? 'struct';
  const item = repeated.children.length === 0 ? repeated : repeated.children[0]!;
  if (repeated.children.length > 1 || item.children.length > 0) return 'nested list';
  const type = typeOfLeaf(item.element);
  return typeof type === 'string' ? `list of ${type}` : asList(type);
}

function asList(item: ItemColumn | { readonly type: 'bool' }): Column | string {
  return item.type === 'bool' ? 'list of bool' : { type: 'list', item };
}

function typeOfLeaf(element: SchemaElement): ItemColumn | { readonly type: 'bool' } | string {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (type === 'BYTE_ARRAY' && (converted === 'UTF8' || logical?.type === 'STRING')) return { type: 'utf8' };
  const integer = /^(U?)INT_(8|16|32|64)$/.exec(converted ?? '');
  if (integer) return { type: `${integer[1] ? 'u' : ''}int${integer[2]}` as NumberType };
  if (logical?.type === 'INTEGER')
    return { type: `${logical.isSigned ? '' : 'u'}int${logical.bitWidth}` as NumberType };
  const own = converted ?? logical?.type ?? type ?? 'unknown';
  return (converted || logical ? undefined : plain[type!]) ?? own.toLowerCase();
}
