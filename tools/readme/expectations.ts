import { inspect } from 'node:util';
import { parseSync } from 'oxc-parser';
import type { Block } from './ts-blocks.ts';

/** Name of the function that instrumented code calls with the index of an expectation and the value. */
export const SHOW = '__show';

/** What a README says an expression gives: `expression; // value`, the value as Node prints it. */
export interface Expectation {
  /** Line in the README. */
  readonly line: number;
  readonly value: string;
}

/**
 * The values that the block says its expressions have, and its code with each of these expressions handed to `SHOW`.
 * `console.log(a); // value` says it of `a`.
 *
 * @throws Error with the parser's message if the code does not parse
 */
export function expectationsOf({ line, code }: Block): { expectations: Expectation[]; instrumented: string } {
  const { program, comments, errors } = parseSync('readme.ts', code);
  if (errors[0]) throw new Error(errors[0].message);
  const expectations: Expectation[] = [];
  let instrumented = '';
  let done = 0;
  for (const statement of program.body) {
    if (statement.type !== 'ExpressionStatement') continue;
    const comment = comments.find(
      ({ type, start }) =>
        type === 'Line' && start >= statement.end && /^[ \t]*$/.test(code.slice(statement.end, start)),
    );
    if (!comment) continue;
    const { start, end } = shownNode(statement.expression);
    instrumented += `${code.slice(done, statement.start)};${SHOW}(${expectations.length}, (${code.slice(start, end)}));`;
    expectations.push({ line: line + linesBefore(code, comment.start), value: comment.value.trim() });
    done = statement.end;
  }
  return { expectations, instrumented: instrumented + code.slice(done) };
}

type Expression = Extract<
  ReturnType<typeof parseSync>['program']['body'][number],
  { type: 'ExpressionStatement' }
>['expression'];

function shownNode(expression: Expression): { start: number; end: number } {
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'MemberExpression')
    return expression;
  const { object, property } = expression.callee;
  const isLog =
    object.type === 'Identifier' &&
    object.name === 'console' &&
    'name' in property &&
    property.name === 'log';
  return (isLog && expression.arguments[0]) || expression;
}

function linesBefore(code: string, offset: number): number {
  return code.slice(0, offset).split('\n').length - 1;
}

/**
 * Whether a printed value is the one that the README gives, in which `…` stands for what is left out. A string may
 * stand in quotes, as Node prints it; words may follow the value after a comma or in parentheses.
 */
export function isAsExpected(printed: string, expected: string): boolean {
  const ends = [...expected.matchAll(/, | \(|$/g)].map(({ index }) => index);
  return ends.some((end) => {
    const pattern = expected.slice(0, end).split('…').map(literally).join('.*');
    return [printed, inspect(printed)].some((form) => new RegExp(`^${pattern}$`, 's').test(form));
  });
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
