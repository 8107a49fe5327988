// How countries tax, as of November 2026: percent for standard and reduced goods, and whether prices include
// it. Sources: the tax authorities' own pages; an operator checks and changes them under settings/tax-rates.

export interface CountryTax {
  country: string;
  /** Do prices in this country include the tax? */
  included: boolean;
  standard: number;
  reduced: number;
}

const included = (country: string, standard: number, reduced: number): CountryTax => ({
  country,
  included: true,
  standard,
  reduced,
});
const added = (country: string, standard: number, reduced: number): CountryTax => ({
  country,
  included: false,
  standard,
  reduced,
});

/**
 * Where sales tax depends on the place or the kind of goods (US, CA), the operator decides; none is taken
 * here.
 */
export const country_taxes: CountryTax[] = [
  added("US", 0, 0),
  added("CA", 5, 0),
  included("DE", 19, 7),
  included("AT", 20, 10),
  included("CH", 8.1, 2.6),
  included("FR", 20, 5.5),
  included("GB", 20, 5),
  included("IE", 23, 13.5),
  included("NL", 21, 9),
  included("BE", 21, 6),
  included("LU", 17, 8),
  included("IT", 22, 10),
  included("ES", 21, 10),
  included("PT", 23, 6),
  included("GR", 24, 13),
  included("DK", 25, 25),
  included("SE", 25, 12),
  included("NO", 25, 15),
  included("FI", 25.5, 13.5),
  included("PL", 23, 8),
  included("CZ", 21, 12),
  included("HU", 27, 5),
  included("AU", 10, 0),
  included("NZ", 15, 15),
  included("JP", 10, 8),
  included("KR", 10, 0),
  included("SG", 9, 9),
  included("IN", 18, 5),
  included("AE", 5, 0),
  included("SA", 15, 15),
  included("EG", 14, 5),
  included("MA", 20, 10),
  included("TR", 20, 10),
  included("IL", 18, 0),
  included("ZA", 15, 0),
  included("MX", 16, 0),
];
