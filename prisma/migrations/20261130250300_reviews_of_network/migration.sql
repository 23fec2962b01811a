-- What came from one network, for the page that shows it: it was looked for among all that came from any.
create index reviews_of_network on reviews (network, created_at) where network is not null;
