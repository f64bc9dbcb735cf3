import type { HostError } from '@fabula/runtime/host';

/** What a host refused, in a line for who wrote the plan. */
export function describeHostError(error: HostError): string {
  switch (error.error) {
    case 'store': {
      const { store } = error;
      return 'detail' in store ? `${store.error}: ${store.detail}` : JSON.stringify(store);
    }
    case 'bundle':
      return `${error.bundle.where}: ${error.bundle.detail}`;
    case 'refused':
      return `the story refused it: ${JSON.stringify(error.refusal)}`;
    default:
      return 'detail' in error ? `${error.error}: ${error.detail}` : JSON.stringify(error);
  }
}
