/** Light unless the reader's screen asks for dark; paper is always light. */
export const pageCss = `
:root{--page:#fff;--text:#1b1d20;--muted:#5f646b;--line:#dfe1e4;--tint:#f5f6f7;--accent:#1767b0;--good:#0b7a5b;--warn:#8a5a00;--bad:#b3261e}
@media screen and (prefers-color-scheme:dark){:root{--page:#15171a;--text:#e8e8e6;--muted:#a0a5ab;--line:#303338;--tint:#1e2124;--accent:#6db3f2;--good:#45c79f;--warn:#e3b341;--bad:#ff8a80;color-scheme:dark}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main{max-width:46rem;margin:0 auto;padding:3.5rem 1.25rem 6rem}
h1,h2,h3{line-height:1.2;font-weight:650;letter-spacing:-.015em;margin:0;text-wrap:balance}
h1{font-size:clamp(1.9rem,6vw,2.6rem);letter-spacing:-.03em}
h2{font-size:1.4rem}
h3{font-size:1rem;letter-spacing:0}
p{margin:.4rem 0 0;max-width:42rem}
code,.code{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.lead{font-size:1.1rem}
.muted,.caption{color:var(--muted)}
.small{font-size:.875rem}
.good{color:var(--good)}.bad{color:var(--bad)}.warn{color:var(--warn)}
section{margin-top:4rem}
section.stage{margin-top:3rem;padding-top:1.5rem;border-top:1px solid var(--line)}
figure{margin:2.25rem 0 0}
figcaption{margin-bottom:1rem}
.outcome{margin-top:1.5rem;font-weight:600}
.headline{display:flex;flex-wrap:wrap;gap:1.5rem 3rem;margin:2.25rem 0 0}
.headline div{display:flex;flex-direction:column-reverse;justify-content:flex-end;max-width:14rem}
.headline dd{margin:0;font-size:1.75rem;white-space:nowrap;line-height:1.2;font-weight:600;letter-spacing:-.03em;font-variant-numeric:tabular-nums}
.headline dt{color:var(--muted);font-size:.875rem;margin-top:.15rem}
.stage-head{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:baseline;gap:.25rem 1.5rem}
.status{font-size:.875rem;font-variant-numeric:tabular-nums;white-space:nowrap}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr));gap:1.25rem 2rem;margin-top:1.25rem}
.facts{display:grid;grid-template-columns:fit-content(60%) 1fr;gap:.2rem 1.25rem;align-content:start;margin:0;font-size:.875rem}
h4{margin:0 0 .3rem;font-size:.8125rem;font-weight:600}
.facts dt{color:var(--muted)}
.facts dd{margin:0;font-variant-numeric:tabular-nums}
.note{margin:1.25rem 0 0;padding-left:1rem;border-left:3px solid currentColor;max-width:none}
.note p:first-child{margin:0}
.note .body{color:var(--text)}
pre{margin:1rem 0 0;padding:.9rem 1.1rem;background:var(--tint);border-radius:6px;color:var(--text);white-space:pre-wrap}
.pieces .text{margin:.1rem 0 1rem;line-height:1.9;white-space:pre-wrap}
.pieces span{print-color-adjust:exact;-webkit-print-color-adjust:exact;padding:.15em 0;border-radius:3px;box-decoration-break:clone;-webkit-box-decoration-break:clone;background:color-mix(in srgb,var(--accent) 24%,transparent);box-shadow:inset 1px 0 var(--page),inset -1px 0 var(--page)}
.pieces span:nth-child(4n+2){background:color-mix(in srgb,var(--warn) 24%,transparent)}
.pieces span:nth-child(4n+3){background:color-mix(in srgb,var(--good) 24%,transparent)}
.pieces span:nth-child(4n+4){background:color-mix(in srgb,var(--bad) 24%,transparent)}
.scroll{overflow-x:auto;margin:0 -1.25rem;padding:0 1.25rem}
.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;min-width:min(100%,20rem);font-size:.9375rem;font-variant-numeric:tabular-nums}
th{font-size:.8125rem;font-weight:500;color:var(--muted);text-align:left;vertical-align:bottom;border-bottom:1px solid var(--text)}
td,th{padding:.45rem 2rem .45rem 0}
td{vertical-align:top;border-bottom:1px solid var(--line);overflow-wrap:break-word}
td:last-child,th:last-child{padding-right:0}
.number{text-align:right;white-space:nowrap}
.nowrap{white-space:nowrap}
.stack{width:100%}
.word{display:inline-block}
.gap{margin-top:1.25rem}
.licence{margin-top:1.25rem}
.wide{display:none}
.narrow{max-width:30rem}
@media (min-width:640px),print{.wide{display:block}.narrow{display:none}}
@media (max-width:639px){
 main{padding-top:2rem}
 section{margin-top:3rem}
 .headline{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1.5rem 1rem}
 .headline dd{font-size:1.5rem}
 td,th{padding-right:1.25rem}
 .stack thead{display:none}
 .stack,.stack tbody{display:block}
 .stack tr{display:grid;grid-template-columns:minmax(0,1fr) auto;gap:.1rem 1rem;padding:.8rem 0;border-bottom:1px solid var(--line)}
 .stack td{border:0;padding:0}
 .stack .minor{grid-column:1/-1;text-align:left;color:var(--muted);font-size:.875rem}
}
@media print{
 @page{margin:18mm 16mm}
 body{font-size:10.5pt}
 main{max-width:none;padding:0}
 section{margin-top:2.2rem}
 h2,h3,figcaption,.stage-head{break-after:avoid}
 figure,.headline,tr,pre,.note,.licence{break-inside:avoid}
 figure:has(table){break-inside:auto}
 .scroll{overflow:visible;margin:0;padding:0}
 pre{background:none;padding:0}
}`;
