/** What the page is made of; all of it is ours, so nothing needs escaping. */
export interface PageParts {
  readonly script: string;
  readonly css: string;
  /** Packed with gzip, in base64. */
  readonly gpt2: string;
  readonly bert: string;
}

const sample = `Tokenization isn't magic: unbelievable, re-tokenized words fall into pieces.
1,234.5 km² of naïve café, Zürich, 東京, Привет 😀
    if (x == null) return;`;

/** The page as one file that asks for nothing else. */
export function pageHtml({ script, css, gpt2, bert }: PageParts): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Wordloom: text in tokens</title>
<style>${css}</style>
</head>
<body>
<main>
<h1>Text in tokens</h1>
<p class="muted">The tokenizers of GPT-2 and BERT, run in this page by @wordloom/bpe and @wordloom/wordpiece. Nothing leaves your machine.</p>
<label for="text">Your text</label>
<textarea id="text" spellcheck="false">${sample}</textarea>
<div class="both">
${sectionHtml('gpt2', 'GPT-2', 'byte-pair encoding, 50,257 tokens')}
${sectionHtml('bert', 'BERT', 'WordPiece in lower case, 30,522 tokens')}
</div>
<p class="muted small">Point at a piece to see its token and id. GPT-2's merges: OpenAI, MIT License. BERT's vocabulary: Google, Apache License 2.0.</p>
</main>
<script type="text/plain" id="gpt2-data">${gpt2}</script>
<script type="text/plain" id="bert-data">${bert}</script>
<script type="module">${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`;
}

function sectionHtml(id: string, name: string, what: string): string {
  return `<section aria-labelledby="${id}-name">
<header><h2 id="${id}-name">${name}</h2><p class="small" id="${id}-count" aria-live="polite"></p></header>
<p class="muted small">${what}</p>
<p class="pieces" id="${id}-pieces"></p>
<p class="ids" id="${id}-ids" tabindex="0" aria-label="ids"></p>
</section>`;
}
