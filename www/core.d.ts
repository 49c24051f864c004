// The one place that says where the core's types come from.
export * from './views';
