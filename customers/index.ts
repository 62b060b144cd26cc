export {
  ATTEMPT_LIMITS,
  type AttemptLimit,
  type AttemptLimits,
  attemptsSince,
  type OrderAccess,
  orderAccess,
  verifyOwner,
} from './orderAccess.ts';
export { orderSchema, parseOrders } from './orderSchema.ts';
export {
  type NextStep,
  type OrderSummary,
  orderSummary,
  type ParcelSummary,
} from './orderSummary.ts';
export type {
  Customer,
  CustomerStore,
  Language,
  LocalizedText,
  Logistics,
  LogisticsEvent,
  Order,
  OrderItem,
  OrderStatus,
  OrderStore,
  OwnershipAttempt,
} from './store.ts';
