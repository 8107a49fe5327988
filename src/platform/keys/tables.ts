// The table of signing keys: public halves in the open, private halves sealed.

export interface SigningKeysTable {
  kid: string;
  algorithm: string;
  public_jwk: string;
  sealed_private_jwk: string;
  created_at: number;
  signs_until: number;
  verifies_until: number;
}

declare module "#platform/database" {
  interface Tables {
    signing_keys: SigningKeysTable;
  }
}
