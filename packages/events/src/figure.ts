/**
 * A picture or table as data, made by a stage, kept with its artifacts, drawn by reports and terminals. All text in it may
 * come from a corpus: whoever draws it escapes it.
 */
export type Figure = Histogram | Curves | Scatter | Table | Bars | Segments;

interface Titled {
  readonly title: string;
  /** One or two sentences under the title: what is to be seen. */
  readonly caption?: string;
}

/** How often values fell between edges, for one or more samples over the same edges. */
export interface Histogram extends Titled {
  readonly kind: 'histogram';
  readonly xLabel: string;
  readonly yLabel: string;
  /** Bin i holds values from edges[i] up to, not with, edges[i + 1]; length bins + 1. */
  readonly edges: readonly number[];
  readonly series: readonly { readonly name: string; readonly counts: readonly number[] }[];
}

/** Lines over a common x axis. */
export interface Curves extends Titled {
  readonly kind: 'curves';
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
}

/** Labelled points on a plane, such as projected word vectors. */
export interface Scatter extends Titled {
  readonly kind: 'scatter';
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly label: string;
    readonly group?: string;
  }[];
}

/** Rows of text and numbers. */
export interface Table extends Titled {
  readonly kind: 'table';
  readonly columns: readonly { readonly name: string; readonly digits?: number }[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Worth showing in the terminal when the run ends. */
  readonly highlight?: boolean;
}

/** One bar a label and series, such as counts before and after. */
export interface Bars extends Titled {
  readonly kind: 'bars';
  readonly yLabel: string;
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Texts cut into pieces, such as words into subwords. */
export interface Segments extends Titled {
  readonly kind: 'segments';
  readonly texts: readonly { readonly name?: string; readonly pieces: readonly string[] }[];
}
