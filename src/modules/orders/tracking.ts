// Where a parcel can be followed, for carriers whose addresses we know.

const PAGES: Readonly<Record<string, string>> = {
  dhl: "https://www.dhl.com/global-en/home/tracking.html?tracking-id=",
  dpd: "https://tracking.dpd.de/status/en_US/parcel/",
  fedex: "https://www.fedex.com/fedextrack/?trknbr=",
  gls: "https://gls-group.com/track/",
  ups: "https://www.ups.com/track?tracknum=",
  usps: "https://tools.usps.com/go/TrackConfirmAction?tLabels=",
};

/** The carrier's page for this parcel, or null when the carrier is not one of those we know. */
export function trackingUrl(carrier: string | null, tracking_number: string | null): string | null {
  const page = carrier === null ? undefined : PAGES[carrier.trim().toLowerCase()];
  return page && tracking_number ? page + encodeURIComponent(tracking_number) : null;
}
