INSERT INTO council_name (id, account, name) VALUES (610, 1, 'sample.worker@westmere.gov.uk');
INSERT INTO council_way (id, state, browser, nonce, verifier, leads_to, carried, begun_at)
  VALUES (611, 'digest', 'digest', 'nonce', 'verifier', '/', '', 1767225600000);
