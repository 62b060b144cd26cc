import type { Customer, CustomerStore } from '../../customers/store.ts';
import type { Collections } from './collections.ts';
import { fromDocument, toDocument } from './documents.ts';
import { isDuplicateKey } from './storeErrors.ts';

/** Customers in MongoDB. */
export class MongoCustomerStore implements CustomerStore {
  readonly #customers: Collections['customers'];

  constructor(customers: Collections['customers']) {
    this.#customers = customers;
  }

  async customer(id: string) {
    const document = await this.#customers.findOne({ _id: id });
    return document ? fromDocument<Customer>(document) : undefined;
  }

  async remember(customer: Customer) {
    const { channelId, userId } = customer;
    try {
      await this.#customers.insertOne(toDocument(customer));
      return customer;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const known = await this.#customers.findOne({ channelId, userId });
    if (!known) throw new Error(`the customer id ${customer.id} belongs to another user`);
    return fromDocument<Customer>(known);
  }
}
