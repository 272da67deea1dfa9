select $$it's "so" \n$$ as plain, $tag$a $$ b$tag$ as tagged, $$$$ as nothing;
