{{%AUTOESCAPE context="HTML"}}
{{! A page of the portal.  BODY is the page's own template; it brings its
    page-head and, where it has one, its action-bar.
    PAGE TITLE THEME STATE CSRF FORM_TOKEN
    NAV_…(CURRENT): one row each if the reader may go there
    USER_NAME USER_INITIAL USER_COMPANY IS_STAFF HAS_SEARCH HAS_UNREAD
    UNREAD_COUNT HAS_COMPANIES COMPANIES(COMPANY_ID COMPANY_NAME COMPANY_CHOSEN)
    HAS_COMPANY_LINK HOTLINE }}
{{@include parts/head.tpl}}
<body class="app{{#IS_STAFF}} dense{{/IS_STAFF}}" data-page="{{PAGE}}">
<a class="skip-link" href="#main">{{_"Skip to the content"}}</a>
<header class="top-bar">
	{{@include parts/brand.tpl}}
	{{#HAS_SEARCH}}
	<form class="site-search" role="search" action="/search">{{@icon search}}<label class="visually-hidden" for="site-q">{{_"Search"}}</label><input id="site-q" name="q" type="search" placeholder="{{_"Product, order or shipment number"}}" autocomplete="off" enterkeyhint="search" maxlength="100" data-search-key><kbd class="needs-script" aria-hidden="true">/</kbd></form>
	{{/HAS_SEARCH}}
	<div class="top-actions">
		{{#HAS_SEARCH}}
		<a class="icon-button phone-only" href="/search" aria-label="{{_"Search"}}">{{@icon search}}</a>
		{{/HAS_SEARCH}}
		<a class="icon-button" href="/notifications" aria-label="{{_"Notifications, {UNREAD_COUNT} unread"}}">{{@icon bell}}{{#HAS_UNREAD}}<span class="unread"></span>{{/HAS_UNREAD}}</a>
		<details class="menu"><summary><span class="visually-hidden">{{_"Account menu:"}} </span><span class="avatar" aria-hidden="true">{{USER_INITIAL}}</span><span class="desk-only"><b class="block">{{USER_NAME}}</b>{{#USER_COMPANY}}<small>{{USER_COMPANY}}</small>{{/USER_COMPANY}}</span>{{@icon chevron-down small}}</summary>
			<div class="menu-list"><a href="/me">{{@icon user}}{{_"My profile"}}</a>
			{{#NAV_TICKETS}}
			<a class="phone-only" href="/tickets">{{@icon message-2}}{{_"Complaints and questions"}}</a>
			{{/NAV_TICKETS}}
			{{#NAV_DESK}}
			<a class="phone-only" href="/desk">{{@icon headset}}{{_"Desk"}}</a>
			{{/NAV_DESK}}
			{{#NAV_ACCOUNT}}
			<a class="phone-only" href="/account">{{@icon credit-card}}{{_"Our account"}}</a>
			{{/NAV_ACCOUNT}}
			{{#NAV_CUSTOMERS}}
			<a class="phone-only" href="/customers">{{@icon users}}{{_"Customers"}}</a>
			{{/NAV_CUSTOMERS}}
			{{#NAV_HOLDS}}
			<a class="phone-only" href="/holds">{{@icon lock}}{{_"Credit desk"}}</a>
			{{/NAV_HOLDS}}
			{{#NAV_REVIEWS}}
			<a class="phone-only" href="/credit-reviews">{{@icon scale}}{{_"Credit reviews"}}</a>
			{{/NAV_REVIEWS}}
			{{#NAV_RECEIVABLES}}
			<a class="phone-only" href="/receivables">{{@icon credit-card}}{{_"Receivables"}}</a>
			{{/NAV_RECEIVABLES}}
			{{#NAV_RECEIPTS}}
			<a class="phone-only" href="/receipts">{{@icon coin}}{{_"Receipts"}}</a>
			{{/NAV_RECEIPTS}}
			{{#NAV_INVOICES}}
			<a class="phone-only" href="/tax-invoices">{{@icon file-invoice}}{{_"Tax invoices"}}</a>
			{{/NAV_INVOICES}}
			{{#NAV_COLLECTIONS}}
			<a class="phone-only" href="/collections">{{@icon phone}}{{_"Collections"}}</a>
			{{/NAV_COLLECTIONS}}
			{{#NAV_USERS}}
			<a class="phone-only" href="/admin/users">{{@icon user}}{{_"Users"}}</a>
			{{/NAV_USERS}}
			{{#NAV_OWN_USERS}}
			<a class="phone-only" href="/account/users">{{@icon user}}{{_"Our users"}}</a>
			{{/NAV_OWN_USERS}}
			{{#HAS_COMPANY_LINK}}
			<a href="/me">{{@icon building-store}}{{_"Switch company"}}</a>
			{{/HAS_COMPANY_LINK}}
			{{#HAS_COMPANIES}}
			<form method="post" action="/me/company" class="stack stack-tight">{{@form}}<label for="company-switch">{{_"Acting for"}}</label><select id="company-switch" name="company">
			{{#COMPANIES}}
			<option value="{{COMPANY_ID}}"{{#COMPANY_CHOSEN}} selected{{/COMPANY_CHOSEN}}>{{COMPANY_NAME}}</option>
			{{/COMPANIES}}
			</select><button type="submit">{{@icon arrows-exchange}}{{_"Switch company"}}</button></form>
			{{/HAS_COMPANIES}}
			{{@include parts/language.tpl}}
			<form method="post" action="/me/theme">{{@form}}<button type="submit" name="theme" value="toggle" data-theme-toggle>{{@icon moon}}{{_"Dark / light"}}</button></form>
			<form method="post" action="/logout">{{@form}}<button type="submit">{{@icon logout}}{{_"Sign out"}}</button></form></div></details>
	</div>
</header>
<nav class="side-nav" aria-label="{{_"Main navigation"}}"><ul>
{{#NAV_HOME}}
<li><a href="/"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon home}}<span>{{_"Today"}}</span></a></li>
{{/NAV_HOME}}
{{#NAV_CATALOGUE}}
<li><a href="/catalogue"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon package}}<span>{{_"Catalogue"}}</span></a></li>
{{/NAV_CATALOGUE}}
{{#NAV_NEW_ORDER}}
<li><a href="/orders/new"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon bolt}}<span>{{_"Quick order"}}</span></a></li>
{{/NAV_NEW_ORDER}}
{{#NAV_ORDERS}}
<li><a href="/orders"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon clipboard-list}}<span>{{_"Orders"}}</span></a></li>
{{/NAV_ORDERS}}
{{#NAV_DRAFTS}}
<li><a href="/drafts"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon edit}}<span>{{_"Drafts"}}</span></a></li>
{{/NAV_DRAFTS}}
{{#NAV_SHIPMENTS}}
<li><a href="/shipments"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon truck-delivery}}<span>{{_"Shipments"}}</span></a></li>
{{/NAV_SHIPMENTS}}
{{#NAV_RETURNS}}
<li><a href="/returns"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon truck-return}}<span>{{_"Returns"}}</span></a></li>
{{/NAV_RETURNS}}
{{#NAV_QUARANTINE}}
<li><a href="/quarantine"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon eye-check}}<span>{{_"Goods kept apart"}}</span></a></li>
{{/NAV_QUARANTINE}}
{{#NAV_TICKETS}}
<li><a href="/tickets"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon message-2}}<span>{{_"Ask and complain"}}</span></a></li>
{{/NAV_TICKETS}}
{{#NAV_DESK}}
<li><a href="/desk"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon headset}}<span>{{_"Desk"}}</span></a></li>
{{/NAV_DESK}}
{{#NAV_ACCOUNT}}
<li><a href="/account"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon credit-card}}<span>{{_"Our account"}}</span></a></li>
{{/NAV_ACCOUNT}}
{{#NAV_CUSTOMERS}}
<li><a href="/customers"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon users}}<span>{{_"Customers"}}</span></a></li>
{{/NAV_CUSTOMERS}}
{{#NAV_HOLDS}}
<li><a href="/holds"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon lock}}<span>{{_"Credit desk"}}</span></a></li>
{{/NAV_HOLDS}}
{{#NAV_REVIEWS}}
<li><a href="/credit-reviews"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon scale}}<span>{{_"Credit reviews"}}</span></a></li>
{{/NAV_REVIEWS}}
{{#NAV_RECEIVABLES}}
<li><a href="/receivables"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon credit-card}}<span>{{_"Receivables"}}</span></a></li>
{{/NAV_RECEIVABLES}}
{{#NAV_RECEIPTS}}
<li><a href="/receipts"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon coin}}<span>{{_"Receipts"}}</span></a></li>
{{/NAV_RECEIPTS}}
{{#NAV_INVOICES}}
<li><a href="/tax-invoices"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon file-invoice}}<span>{{_"Tax invoices"}}</span></a></li>
{{/NAV_INVOICES}}
{{#NAV_COLLECTIONS}}
<li><a href="/collections"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon phone}}<span>{{_"Collections"}}</span></a></li>
{{/NAV_COLLECTIONS}}
{{#NAV_USERS}}
<li><a href="/admin/users"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon user}}<span>{{_"Users"}}</span></a></li>
{{/NAV_USERS}}
{{#NAV_OWN_USERS}}
<li><a href="/account/users"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon user}}<span>{{_"Our users"}}</span></a></li>
{{/NAV_OWN_USERS}}
{{#NAV_NOTIFICATIONS}}
<li><a href="/notifications"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon bell}}<span>{{_"Notifications"}}</span></a></li>
{{/NAV_NOTIFICATIONS}}
</ul>
{{#HOTLINE}}
<div class="side-note">{{@icon phone}}<span>{{_"Service line"}}<br><b>{{HOTLINE}}</b></span></div>
{{/HOTLINE}}
</nav>
<main id="main" tabindex="-1" data-state="{{STATE}}">
{{@include parts/messages.tpl}}
{{>BODY}}
</main>
<nav class="tab-bar" aria-label="{{_"Bottom navigation"}}"><ul>
{{#NAV_HOME}}
<li><a href="/"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon home}}<span>{{_"Today"}}</span></a></li>
{{/NAV_HOME}}
{{#NAV_CATALOGUE}}
<li><a href="/catalogue"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon package}}<span>{{_"Products"}}</span></a></li>
{{/NAV_CATALOGUE}}
{{#NAV_NEW_ORDER}}
<li><a href="/orders/new"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon bolt}}<span>{{_"Order now"}}</span></a></li>
{{/NAV_NEW_ORDER}}
{{#NAV_DESK}}
<li><a href="/desk"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon headset}}<span>{{_"Desk"}}</span></a></li>
{{/NAV_DESK}}
{{#NAV_ORDERS}}
<li><a href="/orders"{{#CURRENT}} aria-current="page"{{/CURRENT}}>{{@icon clipboard-list}}<span>{{_"Orders"}}</span></a></li>
{{/NAV_ORDERS}}
<li><a href="/me">{{@icon user}}<span>{{_"Me"}}</span></a></li>
</ul></nav>
</body>
</html>
