/** Which of the provider's two worlds this service lives in, by its secret key. What comes from the other is not ours. */
export class ProviderMode {
  constructor(readonly live: boolean) {}
}
