select 'it''s "so" \n' as plain, 'a $$ b' as tagged, '' as nothing;
