// A refusal is an expected "no" with a stable code; a bug is an ordinary error and never a refusal.

/** What sort of "no" it is. The HTTP surface maps each kind to one status; modules never see HTTP. */
export type RefusalKind =
  | "malformed" // the input could not be read at all
  | "unauthenticated" // who is asking is unknown or no longer valid
  | "forbidden" // this kind of actor may not do this
  | "missing" // not there, or not theirs
  | "invalid" // the input was read and is wrong
  | "conflict" // right input, wrong state
  | "stale" // the version the caller saw is gone
  | "version_required" // the caller must say which version it saw
  | "too_large"
  | "wrong_type"
  | "limited" // too often
  | "unavailable"; // something outside is down; try again

/** One wrong input field: `field` is a dotted path such as `items.0.quantity`. */
export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** What a refusal may carry besides its code and sentence. */
export interface RefusalDetails {
  /** The fields that were wrong, for kind `invalid`. */
  errors?: FieldError[];
  /** Further facts a client can act on, such as `available` or `order_id`. Shown to the caller. */
  extra?: Record<string, unknown>;
  /** Seconds after which trying again makes sense, for `limited` and `unavailable`. */
  retry_after_seconds?: number;
}

/** An expected "no": thrown by verbs, turned into a problem document at the edge. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly errors: FieldError[] | undefined;
  readonly extra: Record<string, unknown> | undefined;
  readonly retry_after_seconds: number | undefined;

  constructor(kind: RefusalKind, code: string, message: string, details: RefusalDetails = {}) {
    super(message);
    this.name = "Refusal";
    this.kind = kind;
    this.code = code;
    this.errors = details.errors;
    this.extra = details.extra;
    this.retry_after_seconds = details.retry_after_seconds;
  }
}

/** Not there, or not the caller's: the two are never told apart. */
export function missing(thing: string): Refusal {
  return new Refusal("missing", "not_found", `There is no such ${thing}.`);
}

/** The state of things does not allow it. */
export function conflict(code: string, message: string, extra?: Record<string, unknown>): Refusal {
  return new Refusal("conflict", code, message, extra ? { extra } : {});
}

/** This kind of actor may not do it. */
export function forbidden(code: string, message: string): Refusal {
  return new Refusal("forbidden", code, message);
}

/** One input field is wrong. `field` is a dotted path. */
export function invalid(field: string, code: string, message: string): Refusal {
  return new Refusal("invalid", "invalid_input", "Some fields are not right; see errors.", {
    errors: [{ field, code, message }],
  });
}

/** Several input fields are wrong at once. */
export function invalidFields(errors: FieldError[]): Refusal {
  return new Refusal("invalid", "invalid_input", "Some fields are not right; see errors.", { errors });
}
