/** The same chain for DVC: each stage reads the number of the one before and writes its own; the last adds `value`. */
export function dvcChain(count: number, value: number): string {
  const stages = Array.from({ length: count }, (_, i) => {
    if (i === 0) return '  s0:\n    cmd: echo 1 > 0.out\n    outs: [0.out]';
    const more = i === count - 1 ? value : i;
    return `  s${i}:\n    cmd: echo $(($(cat ${i - 1}.out) + ${more})) > ${i}.out\n    deps: [${i - 1}.out]\n    outs: [${i}.out]`;
  });
  return `stages:\n${stages.join('\n')}\n`;
}

/** A stage that measures all texts of a folder. */
export const dvcFiles = `stages:
  measure:
    cmd: cat texts/*.txt | wc -c > texts.out
    deps: [texts]
    outs: [texts.out]
`;

export function snakemakeChain(count: number, value: number): string {
  const rules = Array.from({ length: count }, (_, i) => {
    if (i === 0) return 'rule s0:\n    output: "0.out"\n    shell: "echo 1 > {output}"';
    const more = i === count - 1 ? value : i;
    return `rule s${i}:\n    input: "${i - 1}.out"\n    output: "${i}.out"\n    params: more=${more}\n    shell: "echo $(($(cat {input}) + {params.more})) > {output}"`;
  });
  return `rule all:\n    input: "${count - 1}.out"\n${rules.join('\n')}\n`;
}

export function snakemakeFiles(count: number): string {
  return `rule all:\n    input: "texts.out"\nrule measure:\n    input: expand("texts/{i}.txt", i=range(${count}))\n    output: "texts.out"\n    shell: "cat {input} | wc -c > {output}"\n`;
}
