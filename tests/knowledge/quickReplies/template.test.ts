import { expect } from 'chai';
import { fillTemplate, openVariables, variablesIn } from '../../../knowledge/index.ts';

describe('A quick reply’s text', () => {
  const values = { 'customer.name': 'Ann', 'order.id': '202611220001', 'shop.name': '  ' };

  it('is filled with what is known of the conversation', () => {
    const filled = fillTemplate('Hi {{customer.name}}, order {{ order.id }}.', values);
    expect(filled).to.deep.equal({
      ...{ text: 'Hi Ann, order 202611220001.', missing: [], verbatim: [] },
    });
  });

  it('keeps a variable that is unknown or has no value, and names it once', () => {
    const template = '{{shop.name}}, {{shop.name}} and {{order.colour}}: {{order.status}}';
    const { text, missing } = fillTemplate(template, values);
    expect(text).to.equal(template);
    expect(missing).to.deep.equal(['shop.name', 'order.colour', 'order.status']);
    expect(openVariables(text)).to.deep.equal(missing);
  });

  it('never expands what a customer wrote, whatever it looks like', () => {
    const names = ['{{order.id}}', '$& {{order.id}}', '{{{{order.id}}}}', '}}{{order.id', '{{'];
    for (const name of names) {
      const { text, missing, verbatim } = fillTemplate('{{customer.name}}: {{order.id}}', {
        ...values,
        'customer.name': name,
      });
      expect(text).to.equal(`${name}: 202611220001`);
      expect(missing).to.deep.equal([]);
      expect(openVariables(text, verbatim), name).to.deep.equal([]);
    }
  });

  it('is open where a variable stands beside a customer’s braces', () => {
    const { text, verbatim } = fillTemplate('{{customer.name}} {{order.status}} {{order.id}}', {
      'customer.name': '{{order.id}}',
    });
    expect(openVariables(text, verbatim)).to.deep.equal(['order.status']);
    expect(openVariables('{{order.id}}')).to.deep.equal(['order.id']);
  });

  it('takes no value from what every object has', () => {
    expect(fillTemplate('{{constructor}}{{toString}}', {}).missing).to.have.length(2);
  });

  it('has variables between double braces only', () => {
    expect(variablesIn('{order.id} {{a}} {{ b }} {{a}} {{}}')).to.deep.equal(['a', 'b', '']);
  });
});
