{{%AUTOESCAPE context="HTML"}}{{! Tabs of one account.  Filled by account_tabs()
  in cgi-bin/account/account_path.c: BASE SEES_MONEY AT_… }}
<nav class="tabs no-print" aria-label="{{_"Pages of this account"}}"><ul><li><a href="{{BASE}}">{{_"Overview"}}</a></li>{{#SEES_MONEY}}<li><a href="{{BASE}}/credit">{{_"Money"}}</a></li><li><a href="{{BASE}}/statement">{{_"Statement"}}</a></li>{{/SEES_MONEY}}<li><a href="{{BASE}}/products">{{_"What changed"}}</a></li><li><a href="{{BASE}}/licences"{{#AT_LICENCES}} aria-current="page"{{/AT_LICENCES}}>{{_"Licences"}}</a></li></ul></nav>
