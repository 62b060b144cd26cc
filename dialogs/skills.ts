/** The skills that an intent asks of an agent, by the intent's name or the part before its dot. */
const SKILLS: Readonly<Record<string, readonly string[]>> = {
  order: ['orders'],
  delivery: ['logistics'],
  parcel: ['logistics'],
  return: ['returns'],
  exchange: ['returns'],
  refund: ['refunds'],
  price: ['refunds'],
  payment: ['payment'],
  invoice: ['payment'],
  coupon: ['payment'],
  complaint: ['complaints'],
  'order.status': ['logistics'],
  'product.size': ['clothing'],
  'product.kidsSize': ['clothing'],
  'product.shoeSize': ['clothing'],
  'product.clothesCare': ['clothing'],
  'product.skincare': ['beauty'],
  'product.sunscreen': ['beauty'],
  'product.shelfLife': ['beauty'],
  'product.allergy': ['beauty'],
  'product.warranty': ['electronics'],
};

/** The product categories that agents are skilled in: the first part of an article's product path. */
const CATEGORIES: readonly string[] = ['electronics', 'clothing', 'beauty'];

/** The kinds of problem that articles name, as skills. */
const ISSUES: Readonly<Record<string, readonly string[]>> = {
  returns: ['returns'],
  refunds: ['refunds'],
  delivery: ['logistics'],
  orders: ['orders'],
  payment: ['payment'],
  invoices: ['payment'],
  coupons: ['payment'],
};

/** What is known of the matter when a human is asked for. */
export interface Matter {
  readonly intent: string | null;
  /** The article that was talked about. */
  readonly article?: { readonly product: string; readonly issueType: string } | undefined;
}

/** The skills that a matter asks for: by its intent, else by its article; none when nobody can say. */
export function skillsFor({ intent, article }: Matter): readonly string[] {
  const byIntent = intent && (SKILLS[intent] ?? SKILLS[intent.split('.')[0] ?? '']);
  if (byIntent) return byIntent;
  const category = CATEGORIES.find((name) => name === article?.product.split('/')[0]);
  if (category) return [category];
  return (article && ISSUES[article.issueType]) ?? [];
}
