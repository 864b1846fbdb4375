/** Where in the person's world something is wrong: only what applies. */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly row?: number;
  readonly parameter?: string;
  readonly pipeline?: string;
  readonly stage?: string;
}

export interface ErrorDetails {
  /** Stable name to look up and to test for, `area/what`, e.g. `vocab/empty`. */
  readonly code: string;
  /** What went wrong, one sentence. */
  readonly what: string;
  readonly where?: Place;
  /** Where several things are wrong at once, each in a line. */
  readonly problems?: readonly string[];
  /** The likely cause, one sentence. */
  readonly why?: string;
  /** What to do about it, one sentence, with the command where there is one. */
  readonly fix?: string;
  readonly cause?: unknown;
}

/** An error that a person can act on. Every error that Wordloom throws on purpose is one. */
export class WordloomError extends Error {
  override readonly name = 'WordloomError';
  readonly details: ErrorDetails;

  constructor(details: ErrorDetails) {
    super(details.what, details.cause === undefined ? undefined : { cause: details.cause });
    this.details = details;
  }

  get code(): string {
    return this.details.code;
  }

  /** The same error with more said of where; places already known are kept. */
  at(place: Place): WordloomError {
    const error = new WordloomError({ ...this.details, where: { ...place, ...this.details.where } });
    if (this.stack) error.stack = this.stack;
    return error;
  }
}
