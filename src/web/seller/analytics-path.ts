// Where a seller's figures are.
export const ANALYTICS_PATH = "/seller/analytics/";
