import type { OrderPhrases } from './orderPhrases.ts';

/** What the bot says about orders in English. */
export const ORDER_EN: OrderPhrases = {
  askNumber: "Sure. What's the 12-digit order number? You'll find it under My orders.",
  noNumber:
    "That doesn't look like an order number. It has 12 digits, such as 202611220001. Say “cancel” to leave it.",
  askEnding: 'To keep your order private: what are the last four digits of the phone number on it?',
  noEnding:
    'Just the last four digits of the phone number on the order, please, such as 1234. Say “cancel” to leave it.',
  denied: (triesLeft) =>
    `I can't find an order with both this number and this phone ending. Please check and send the four digits again, or another order number (${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left).`,
  locked:
    "That's too many tries, so I can't look any further for now, to keep orders safe. A colleague can check it with you, or try again later.",
  status: {
    pendingPayment: {
      name: 'awaiting payment',
      explain: (by) =>
        by
          ? `It isn't paid yet. Please pay by ${by}, or it is cancelled by itself.`
          : "It isn't paid yet.",
    },
    paid: {
      name: 'paid',
      explain: () => 'We have your payment, and the warehouse is preparing it.',
    },
    packed: { name: 'packed', explain: () => "It's packed and waiting for the courier." },
    shipped: {
      name: 'on its way',
      explain: (by) => (by ? `It's on its way and due by ${by}.` : "It's on its way."),
    },
    outForDelivery: {
      name: 'out for delivery',
      explain: () => 'The courier is bringing it today, so please keep your phone near.',
    },
    readyForPickup: {
      name: 'ready for pick-up',
      explain: () => "It's at the pick-up point; your pick-up code opens the door.",
    },
    delivered: {
      name: 'delivered',
      explain: () =>
        'It is marked as delivered. If you never got it, tell me “delivered but not received”.',
    },
    exception: {
      name: 'held up',
      explain: () =>
        'Something went wrong on the way. Sorry about that. A colleague can take it up with the courier.',
    },
    returning: { name: 'being returned', explain: () => 'Your return is on its way back to us.' },
    returned: {
      name: 'return received',
      explain: (by) =>
        by
          ? `Your return has arrived. We check it and refund you by ${by}.`
          : 'Your return has arrived. We check it and then refund you.',
    },
    refunding: {
      name: 'refund under way',
      explain: () => 'The refund is under way, back to how you paid.',
    },
    refunded: {
      name: 'refunded',
      explain: () => 'The refund is complete; you can see it in the account you paid with.',
    },
    cancelled: {
      name: 'cancelled',
      explain: () => 'The order is cancelled. Anything paid goes back to how you paid.',
    },
  },
  heading: (orderNumber, status) => `**Order ${orderNumber}: ${status}**`,
  item: (name, quantity) => (quantity > 1 ? `${name} × ${quantity}` : name),
  total: (yuan) => `Total ¥${yuan}`,
  parcel: (carrier, trackingNumber) => `**${carrier}** ${trackingNumber}`,
  report: (at, place, text) => `${at}, ${place}: ${text}`,
  locale: 'en-GB',
};
