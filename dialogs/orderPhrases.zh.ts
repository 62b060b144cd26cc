import type { OrderPhrases } from './orderPhrases.ts';

/** What the bot says about orders in Chinese. */
export const ORDER_ZH: OrderPhrases = {
  askNumber: '好的，请把 12 位订单号发给我，在「我的订单」里可以看到。',
  noNumber: '这个好像不是订单号。订单号是 12 位数字，例如 202611220001；不想查了就说「取消」。',
  askEnding: '为了保护您的隐私，请再告诉我下单手机号的后四位。',
  noEnding: '请发下单手机号的后四位数字就好，例如 1234；不想查了就说「取消」。',
  denied: (triesLeft) =>
    `没有找到订单号和手机尾号都对得上的订单。请核对后再发一次后四位，或者发另一个订单号（还可以试 ${triesLeft} 次）。`,
  locked: '试的次数有点多了，为了订单安全，我先不能再查。您可以请同事帮忙核实，或者过一会儿再来。',
  status: {
    pendingPayment: {
      name: '待付款',
      explain: (by) =>
        by ? `订单还没付款，请在 ${by} 前完成支付，逾期会自动取消。` : '订单还没有付款。',
    },
    paid: { name: '待打包', explain: () => '已经收到您的付款，仓库正在备货。' },
    packed: { name: '待发货', explain: () => '已经打包好，正在等快递来取。' },
    shipped: {
      name: '运输中',
      explain: (by) => (by ? `包裹已经在路上，预计 ${by} 前送到。` : '包裹已经在路上。'),
    },
    outForDelivery: { name: '派送中', explain: () => '快递员正在派送，请留意电话。' },
    readyForPickup: { name: '待取件', explain: () => '包裹已经到取件点，凭取件码就可以领取。' },
    delivered: {
      name: '已签收',
      explain: () => '包裹显示已经签收。如果您没有收到，请告诉我「显示签收但没收到」。',
    },
    exception: {
      name: '物流异常',
      explain: () => '包裹在路上遇到了问题，抱歉让您久等。需要的话我请同事帮您跟快递核实。',
    },
    returning: { name: '退货中', explain: () => '退回的商品正在寄回仓库的路上。' },
    returned: {
      name: '退货已入库',
      explain: (by) =>
        by ? `仓库已经收到退货，${by} 前验收完就会退款。` : '仓库已经收到退货，验收完就会退款。',
    },
    refunding: { name: '退款中', explain: () => '退款已经提交，会原路退回到您的付款账户。' },
    refunded: { name: '已退款', explain: () => '退款已经完成，请在付款账户的账单里查看。' },
    cancelled: { name: '已取消', explain: () => '订单已经取消。付过的款会原路退回。' },
  },
  heading: (orderNumber, status) => `**订单 ${orderNumber}：${status}**`,
  item: (name, quantity) => (quantity > 1 ? `${name} × ${quantity}` : name),
  total: (yuan) => `合计 ¥${yuan}`,
  parcel: (carrier, trackingNumber) => `**${carrier}** ${trackingNumber}`,
  report: (at, place, text) => `${at}　${place}　${text}`,
  locale: 'zh-CN',
};
